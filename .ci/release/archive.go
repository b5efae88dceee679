package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"time"
)

// archives makes one for each system.
func (r *release) archives() error {
	for t, program := range r.programs {
		name := "groundwork-" + r.version + "-" + t.String()
		list := []file{{"groundwork" + t.exe(), 0o755, program}, {"START.txt", 0o644, []byte(crlf(t, startText(t)))}}
		list = append(list, r.beside...)
		for i := range list {
			list[i].name = name + "/" + list[i].name
		}
		data, ending, err := []byte(nil), ".tar.gz", error(nil)
		if t.system == "windows" {
			ending = ".zip"
			data, err = zipped(list, r.day)
		} else {
			data, err = tarred(list, r.day)
		}
		if err != nil {
			return err
		}
		r.made[name+ending] = data
	}
	return nil
}

// tarred makes a .tar.gz that says nothing of who made it, and when.
func tarred(list []file, day time.Time) ([]byte, error) {
	var out bytes.Buffer
	zw, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	w := tar.NewWriter(zw)
	for _, f := range list {
		if err := w.WriteHeader(&tar.Header{Name: f.name, Mode: int64(f.mode), Size: int64(len(f.data)), ModTime: day, Format: tar.FormatPAX}); err != nil {
			return nil, err
		}
		if _, err := w.Write(f.data); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	if err := zw.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// zipped makes a .zip likewise.
func zipped(list []file, day time.Time) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range list {
		head := &zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: day}
		head.SetMode(f.mode)
		to, err := w.CreateHeader(head)
		if err != nil {
			return nil, err
		}
		if _, err := to.Write(f.data); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return out.Bytes(), err
}

// gzipped compresses one file.
func gzipped(data []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err = w.Close()
	return out.Bytes(), err
}
