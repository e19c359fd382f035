"""What stands for a picture or a recording in a log that holds only texts: nothing to be read."""

from __future__ import annotations

import re

_MARKS = (
    "photos?|fotos?|images?|imagen|immagine|bild|bilder|obraz|zdjęcie|zdjecie|kép|kuva|slika|resim|fotoğraf",
    "ảnh|hình ảnh|gambar",
    "pictures?|pic|videos?|audios?|voice|stickers?|gif|фото|видео|аудио|стикер|изображение|φωτογραφία|صورة|صوره|فيديو|صوت|عکس",
    "תמונה|סרטון|चित्र|फोटो|รูปภาพ|รูป|สติกเกอร์|图片|圖片|照片|视频|影片|语音|語音|表情|貼圖|写真|画像|動画|スタンプ|사진|이미지|동영상",
)
_PICTURE = re.compile(rf"\[(?:{'|'.join(_MARKS)})\]", re.IGNORECASE)
"""Marks of the usual programs and of those who copy a talk by hand."""


def without_pictures(text: str) -> str:
    """A text without the marks that stand for pictures: ``[photo]``, ``[video]``."""
    return _PICTURE.sub("", text)
