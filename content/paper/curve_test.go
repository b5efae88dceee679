package paper

import (
	"testing"
	"time"
)

// Few ratings are drawn one by one; of very many, the average and how far they
// reach, so that it can still be read.
func TestDrawing(t *testing.T) {
	few := ChartLine{Points: []Point{{at(time.May, 1), 0}, {at(time.May, 3), 10}, {at(time.May, 11), 5}}}
	line, band := few.drawing()
	if len(line) != 3 || band != nil {
		t.Fatalf("%v %v", line, band)
	}
	if line[0] != (spot{curveLeft, curveHeight - curveBottom}) || line[1].y != curveTop || line[2].x != curveWidth-curveRight {
		t.Errorf("%v", line)
	}
	if share := (line[1].x - line[0].x) / (line[2].x - line[0].x); share < 0.19 || share > 0.21 {
		t.Errorf("two days of ten stand at %g", share)
	}
	var many ChartLine
	for i := range 4000 {
		many.Points = append(many.Points, Point{at(time.May, 1).AddDate(0, 0, i), i % 11})
	}
	line, band = many.drawing()
	if len(line) < stretches || len(line) > stretches+1 || len(band) != 2*len(line) {
		t.Fatalf("%d in the line, %d around the band", len(line), len(band))
	}
	for i, s := range line[:stretches] {
		if s.y < level(6) || s.y > level(4) {
			t.Errorf("an average at %g", s.y)
		}
		if band[i].y != level(10) || band[len(band)-1-i].y != level(0) {
			t.Errorf("a band from %g to %g", band[i].y, band[len(band)-1-i].y)
		}
	}
	same := ChartLine{Points: []Point{{at(time.May, 1), 1}, {at(time.May, 1), 2}, {at(time.May, 1), 3}}}
	if line, _ := same.drawing(); line[0].x >= line[1].x || line[1].x >= line[2].x {
		t.Errorf("of one moment: %v", line)
	}
}
