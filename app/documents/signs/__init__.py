"""What hangs, stands and is worn in a service room: plates, badges, boards, the service flow."""
