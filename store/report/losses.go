package report

import (
	"slices"
	"time"

	"groundwork/content"
	"groundwork/store/record"
)

// Look is what a look at the whole file found besides what the report says of it.
type Look struct {
	At          time.Time
	BadVersions [][]byte      // names of earlier versions that don't open
	Newer       []content.Key // of what a newer version of the program wrote
	Odd         []byte        // what the manifest's sum has too much or too little
}

// losses are what a look found.
func (r *Report) losses(look Look) (found []record.Loss) {
	note := func(loss record.Loss) {
		loss.Found = look.At
		found = append(found, loss)
	}
	for _, d := range r.Damaged {
		note(record.Loss{Kind: record.LossDamaged, Key: d.Key, Name: d.Name})
	}
	for _, name := range look.BadVersions {
		note(record.Loss{Kind: record.LossVersion, Name: name})
	}
	for _, k := range look.Newer {
		note(record.Loss{Kind: record.LossNewer, Key: k})
	}
	switch {
	case r.ManifestDamaged:
		note(record.Loss{Kind: record.LossManifest})
	case r.Missing > 0:
		note(record.Loss{Kind: record.LossMissing, Count: r.Missing, X: look.Odd})
	case r.Added > 0:
		loss := record.Loss{Kind: record.LossAdded, Count: r.Added, X: look.Odd}
		if len(r.AddedKeys) == 1 {
			loss.Key = r.AddedKeys[0]
		}
		note(loss)
	case r.Mismatch:
		note(record.Loss{Kind: record.LossOlder, X: look.Odd})
	}
	if r.LastSaveDoubtful {
		note(record.Loss{Kind: record.LossNewest})
	}
	return found
}

// Losses holds what a look found against what is written in the file. It returns what of
// that stays, what is to be written besides, and whether something that was closed is
// whole again.
func (r *Report) Losses(look Look, written []record.Loss) (stay, fresh []record.Loss, healed bool) {
	seen := make([]bool, len(written))
	for _, loss := range r.losses(look) {
		at := slices.IndexFunc(written, func(w record.Loss) bool { return record.SameValue(w, loss) })
		if at < 0 {
			fresh = append(fresh, loss)
			continue
		}
		seen[at] = true
		if written[at].Closed {
			r.Closed = append(r.Closed, loss)
		}
	}
	r.Fresh = slices.ContainsFunc(fresh, func(l record.Loss) bool { return l.Kind != record.LossNewer })
	for i, w := range written {
		switch {
		case seen[i], w.Kind == record.LossErased:
		case w.Closed: // it was written anew: should that be damaged one day, it is another loss
			healed = true
			continue
		default:
			r.Earlier = append(r.Earlier, w)
		}
		stay = append(stay, w)
	}
	return stay, fresh, healed
}
