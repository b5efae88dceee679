package manual

import "testing"

// TestFind wants each topic under its own name, and nothing made of a name that none has.
func TestFind(t *testing.T) {
	for _, n := range topics() {
		topic, ok, err := Find(n.name)
		if err != nil || !ok || topic.name != n.name || len(topic.items) == 0 {
			t.Errorf("%s: %+v %v %v", n.name, topic, ok, err)
		}
	}
	if topic, ok, err := Find("nothing"); err != nil || ok {
		t.Errorf("%+v %v %v", topic, ok, err)
	}
}

// TestWordsTakeNoBook wants the book to be read for the keys alone.
func TestWordsTakeNoBook(t *testing.T) {
	for _, n := range topics() {
		read := testing.AllocsPerRun(1, func() { _, _, _ = Find(n.name) }) > 10_000
		if read != (n.name == "keys") {
			t.Errorf("%s reads the book: %v", n.name, read)
		}
	}
}
