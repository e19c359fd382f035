"""What stands open between us and the buyer: promises not kept, requests not answered, days named and still to come."""
