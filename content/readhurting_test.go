package content_test

// unreadHurting returns the questions of the track of the one who hurt somebody that
// nothing reads, each with its reason.
func unreadHurting() map[string]string {
	return map[string]string{
		"rehearsal": "to write the sentence once more from memory is the whole exercise; the sentence itself comes back",
	}
}
