# Whoever holds this very object may write what is closed; no caller from outside
# can send it, as one could send a flag in the context.
UNLOCK = object()
