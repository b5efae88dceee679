package ui

// CopyMsg asks for a text to be handed to the system's clipboard.
type CopyMsg struct{ Text string }
