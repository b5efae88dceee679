// Argon2id, version 0x13 (RFC 9106), and the BLAKE2b it stands on (RFC 7693).
const IV = [0x6a09e667f3bcc908n, 0xbb67ae8584caa73bn, 0x3c6ef372fe94f82bn, 0xa54ff53a5f1d36f1n,
  0x510e527fade682d1n, 0x9b05688c2b3e6c1fn, 0x1f83d9abfb41bd6bn, 0x5be0cd19137e2179n];
const SIGMA = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15], [14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3],
  [11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4], [7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8],
  [9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13], [2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9],
  [12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11], [13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10],
  [6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5], [10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0]];
const M = (1n << 64n) - 1n;
const rotr = (x, n) => ((x >> n) | (x << (64n - n))) & M;

function blake2b(input, size) {
  const h = [...IV];
  h[0] ^= 0x01010000n ^ BigInt(size);
  for (let at = 0, last = false; !last; at += 128) {
    last = at + 128 >= input.length;
    const block = Buffer.alloc(128);
    input.copy(block, 0, at, Math.min(input.length, at + 128));
    const m = Array.from({ length: 16 }, (_, i) => block.readBigUInt64LE(8 * i));
    const v = [...h, ...IV];
    v[12] ^= BigInt(last ? input.length : at + 128);
    if (last) v[14] ^= M;
    const g = (a, b, c, d, x, y) => {
      v[a] = (v[a] + v[b] + x) & M; v[d] = rotr(v[d] ^ v[a], 32n);
      v[c] = (v[c] + v[d]) & M; v[b] = rotr(v[b] ^ v[c], 24n);
      v[a] = (v[a] + v[b] + y) & M; v[d] = rotr(v[d] ^ v[a], 16n);
      v[c] = (v[c] + v[d]) & M; v[b] = rotr(v[b] ^ v[c], 63n);
    };
    for (let r = 0; r < 12; r++) {
      const s = SIGMA[r % 10];
      g(0, 4, 8, 12, m[s[0]], m[s[1]]); g(1, 5, 9, 13, m[s[2]], m[s[3]]);
      g(2, 6, 10, 14, m[s[4]], m[s[5]]); g(3, 7, 11, 15, m[s[6]], m[s[7]]);
      g(0, 5, 10, 15, m[s[8]], m[s[9]]); g(1, 6, 11, 12, m[s[10]], m[s[11]]);
      g(2, 7, 8, 13, m[s[12]], m[s[13]]); g(3, 4, 9, 14, m[s[14]], m[s[15]]);
    }
    for (let i = 0; i < 8; i++) h[i] ^= v[i] ^ v[i + 8];
  }
  const out = Buffer.alloc(64);
  h.forEach((w, i) => out.writeBigUInt64LE(w, 8 * i));
  return out.subarray(0, size);
}

const le32 = (n) => { const b = Buffer.alloc(4); b.writeUInt32LE(n); return b; };

function longHash(input, size) {
  let v = Buffer.concat([le32(size), input]);
  if (size <= 64) return blake2b(v, size);
  const parts = [];
  let left = size;
  for (v = blake2b(v, 64); left > 64; left -= 32) {
    parts.push(v.subarray(0, 32));
    v = blake2b(v, left - 32 > 64 ? 64 : left - 32);
  }
  return Buffer.concat([...parts, v]);
}

// A block is 128 words of 64 bits: lows at even places of 256, highs at odd ones.
const R = new Uint32Array(256), Z = new Uint32Array(256);

function mix(b, a, c) { // b[a] += b[c] + 2 * low(b[a]) * low(b[c])
  const x = b[a], y = b[c];
  const x0 = x & 0xffff, x1 = x >>> 16, y0 = y & 0xffff, y1 = y >>> 16;
  const p00 = Math.imul(x0, y0) >>> 0, p01 = Math.imul(x0, y1) >>> 0, p10 = Math.imul(x1, y0) >>> 0, p11 = Math.imul(x1, y1) >>> 0;
  const mid = (p00 >>> 16) + (p01 & 0xffff) + (p10 & 0xffff);
  const low = ((mid << 16) | (p00 & 0xffff)) >>> 0;
  const high = (p11 + (p01 >>> 16) + (p10 >>> 16) + (mid >>> 16)) >>> 0;
  const sum = x + y + ((low << 1) >>> 0);
  b[a + 1] = b[a + 1] + b[c + 1] + (((high << 1) | (low >>> 31)) >>> 0) + Math.floor(sum / 4294967296);
  b[a] = sum;
}

function turn(b, d, a, n) { // b[d] = rotr(b[d] ^ b[a], n)
  const l = b[d] ^ b[a], h = b[d + 1] ^ b[a + 1];
  if (n === 32) { b[d] = h; b[d + 1] = l; } else if (n === 63) {
    b[d] = (l << 1) | (h >>> 31); b[d + 1] = (h << 1) | (l >>> 31);
  } else { b[d] = (l >>> n) | (h << (32 - n)); b[d + 1] = (h >>> n) | (l << (32 - n)); }
}

function quarter(b, a, c, e, d) {
  mix(b, a, c); turn(b, d, a, 32); mix(b, e, d); turn(b, c, e, 24);
  mix(b, a, c); turn(b, d, a, 16); mix(b, e, d); turn(b, c, e, 63);
}

function permute(b, w) {
  quarter(b, w[0], w[4], w[8], w[12]); quarter(b, w[1], w[5], w[9], w[13]);
  quarter(b, w[2], w[6], w[10], w[14]); quarter(b, w[3], w[7], w[11], w[15]);
  quarter(b, w[0], w[5], w[10], w[15]); quarter(b, w[1], w[6], w[11], w[12]);
  quarter(b, w[2], w[7], w[8], w[13]); quarter(b, w[3], w[4], w[9], w[14]);
}

const rows = Array.from({ length: 8 }, (_, i) => Array.from({ length: 16 }, (_, j) => 2 * (16 * i + j)));
const columns = Array.from({ length: 8 }, (_, i) => Array.from({ length: 16 }, (_, j) => 2 * (2 * i + 16 * (j >> 1) + (j & 1))));

function compress(to, a, b, keep) {
  for (let i = 0; i < 256; i++) { R[i] = a[i] ^ b[i]; Z[i] = R[i]; }
  for (const w of rows) permute(Z, w);
  for (const w of columns) permute(Z, w);
  for (let i = 0; i < 256; i++) to[i] = (keep ? to[i] : 0) ^ R[i] ^ Z[i];
}

export function argon2id(password, salt, time, memory, lanes, size) {
  const segment = Math.floor(memory / (4 * lanes)), lane = 4 * segment, blocks = lane * lanes;
  const h0 = blake2b(Buffer.concat([le32(lanes), le32(size), le32(memory), le32(time), le32(0x13), le32(2),
    le32(password.length), password, le32(salt.length), salt, le32(0), le32(0)]), 64);
  const all = new Uint32Array(blocks * 256), at = (l, i) => all.subarray((l * lane + i) * 256, (l * lane + i + 1) * 256);
  for (let l = 0; l < lanes; l++) {
    for (const i of [0, 1]) {
      const bytes = longHash(Buffer.concat([h0, le32(i), le32(l)]), 1024), b = at(l, i);
      for (let w = 0; w < 256; w++) b[w] = bytes.readUInt32LE(4 * w);
    }
  }
  const zero = new Uint32Array(256), input = new Uint32Array(256), inner = new Uint32Array(256), address = new Uint32Array(256);
  for (let pass = 0; pass < time; pass++) {
    for (let slice = 0; slice < 4; slice++) {
      for (let l = 0; l < lanes; l++) {
        const fixed = pass === 0 && slice < 2;
        if (fixed) { input.fill(0); [pass, l, slice, blocks, time, 2].forEach((n, i) => { input[2 * i] = n; }); }
        for (let i = 0; i < segment; i++) {
          if (fixed && i % 128 === 0) { input[12]++; compress(inner, zero, input, false); compress(address, zero, inner, false); }
          const index = slice * segment + i;
          if (pass === 0 && index < 2) continue;
          const before = at(l, (index + lane - 1) % lane);
          const from = fixed ? address : before, place = fixed ? 2 * (i % 128) : 0;
          const j1 = from[place], j2 = from[place + 1];
          const other = pass === 0 && slice === 0 ? l : j2 % lanes;
          let area = pass === 0 ? slice * segment : lane - segment;
          if (other === l) area += i - 1; else if (i === 0) area -= 1;
          const x = (BigInt(j1) * BigInt(j1)) >> 32n;
          const back = Number((BigInt(area) * x) >> 32n);
          const start = pass === 0 ? 0 : ((slice + 1) % 4) * segment;
          compress(at(l, index), before, at(other, (start + area - 1 - back) % lane), pass > 0);
        }
      }
    }
  }
  const end = Buffer.alloc(1024);
  for (let w = 0; w < 256; w++) {
    let x = 0;
    for (let l = 0; l < lanes; l++) x ^= at(l, lane - 1)[w];
    end.writeUInt32LE(x >>> 0, 4 * w);
  }
  return longHash(end, size);
}
