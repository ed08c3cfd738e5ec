"""What workflows write on GitHub. Standard library only: nothing is installed beside a token that can write."""
