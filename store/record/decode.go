package record

import (
	"errors"
	"time"

	"groundwork/content"
)

// maxOffset bounds a zone's offset, in minutes.
const maxOffset = 24 * 60

// DecodeKey reads the key of any record, of unknown kinds too.
func DecodeKey(text []byte) (content.Key, error) {
	if len(text) > MaxSize || !soundText(text) {
		return content.Key{}, errRecord
	}
	o, err := parseObject(string(text))
	if err != nil {
		return content.Key{}, err
	}
	w := o.key()
	if o.err != nil || w.Record == "" {
		return content.Key{}, errRecord
	}
	return w.key()
}

func (w wireKey) key() (content.Key, error) {
	k := content.Key{Kind: w.Record, Track: w.Track, ID: w.ID, Pass: w.Pass, Entry: w.Entry}
	if _, err := toWireKey(k); err != nil {
		return content.Key{}, errRecord
	}
	return k, nil
}

// Decode reads a record. It returns errNewer for what a newer version
// wrote and this one cannot show, which the file then keeps untouched.
func Decode(text []byte) (content.Record, error) {
	if len(text) > MaxSize || !soundText(text) {
		return nil, errRecord
	}
	o, err := parseObject(string(text))
	if err != nil {
		return nil, err
	}
	w := o.key()
	if o.err != nil || w.Record == "" || o.fields[0].name != "record" {
		return nil, errRecord
	}
	r := o.record(w)
	if o.err != nil {
		return nil, o.err
	}
	return r, nil
}

func (o *object) record(w wireKey) content.Record {
	switch w.Record {
	case content.RecordAnswer:
		a := content.Answer{Stamp: o.stamp(), Track: w.Track, Question: w.ID, Pass: w.Pass}
		a.Kind, a.Value, a.Extra = content.Kind(o.text("kind")), o.value(), o.extra()
		return a
	case content.RecordEntry:
		e := content.Entry{Stamp: o.stamp(), Track: w.Track, Question: w.ID, Pass: w.Pass, ID: w.Entry, Order: o.text("order")}
		on, err := parseTime(o.text("on"), o.number("on_offset"))
		o.fail(err)
		e.Cells = o.texts("cells")
		e.On, e.Extra = on, o.extra()
		return e
	case content.RecordRatings:
		r := content.RatingSet{Stamp: o.stamp(), Track: w.Track, Pass: w.Pass, ID: w.ID,
			Series: o.text("series"), Occasion: o.text("occasion")}
		o.into("values", &r.Values)
		r.Extra = o.extra()
		return r
	case content.RecordVisit:
		return content.Visit{Track: w.Track, Page: w.ID, Pass: w.Pass,
			Passed: o.flag("passed"), ComeBack: o.flag("come_back"), Extra: o.extra()}
	case content.RecordProfile:
		p := content.Profile{Track: w.Track, Pass: o.number("walking")}
		o.into("route", &p.Route)
		p.Extra = o.extra()
		return p
	case content.RecordPlace:
		return o.place()
	case content.RecordCopy:
		return content.EditedCopy{Stamp: o.stamp(), Track: w.Track, Letter: w.ID, Pass: w.Pass,
			Text: o.text("text"), Source: o.text("source"), Extra: o.extra()}
	case content.RecordNote:
		return content.Note{Stamp: o.stamp(), ID: w.ID, Title: o.text("title"), Text: o.text("text"), Extra: o.extra()}
	case content.RecordSettings:
		s := content.Settings{Look: content.Look(o.text("look")), IdleMinutes: o.number("idle"), Mouse: o.flag("mouse"),
			Earlier: o.flag("earlier"), Country: o.text("country"), Paper: o.text("paper"), Printed: o.flag("printed")}
		s.Extra = o.extra()
		return s
	}
	o.err = errNewer
	return nil
}

func (o *object) place() content.Record {
	var spots map[content.TrackID]wireSpot
	o.into("spots", &spots)
	p := content.Place{Track: content.TrackID(o.text("current")), Spots: make(map[content.TrackID]content.Spot, len(spots))}
	for t, s := range spots {
		p.Spots[t] = content.Spot(s)
	}
	p.Extra = o.extra()
	return p
}

// value reads an answer's value.
func (o *object) value() content.Value {
	data := o.take("value")
	if data == "" {
		return nil
	}
	v, err := decodeValue(data)
	o.fail(err)
	return v
}

func parseTime(s string, offset int) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil || offset < -maxOffset || offset > maxOffset {
		return time.Time{}, errRecord
	}
	if offset == 0 {
		return t.UTC(), nil
	}
	return t.In(time.FixedZone("", offset*60)), nil
}

// IsNewer reports whether a record must be kept untouched, because a newer version wrote it.
func IsNewer(err error) bool { return errors.Is(err, errNewer) }
