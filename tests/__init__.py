"""The promises: one module for each room, then the built site, the live server and the browser."""
