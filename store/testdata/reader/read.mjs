// Reads a workbook as FORMAT.md says, from that page alone and with what Node has:
//
//   node read.mjs FILE [PASSPHRASE OR RECOVERY CODE]
//
// It prints each value as "bucket name text", both in hexadecimal, and fails where
// anything is not as documented.
import { readFileSync } from 'node:fs';
import { createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';
import { argon2id } from './argon2.mjs';

const fail = (what) => { throw new Error(what); };
const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts)).digest();
const hmac = (key, ...parts) => createHmac('sha256', key).update(Buffer.concat(parts)).digest();
const hkdf = (key, salt, info) => Buffer.from(hkdfSync('sha256', key, salt, info, 32));

// Pages of bbolt, in the machine's byte order, which is taken to be little endian.
const file = readFileSync(process.argv[2]);
const u64 = (at) => Number(file.readBigUInt64LE(at));

function fnv1a(bytes) {
  let h = 0xcbf29ce484222325n;
  for (const b of bytes) h = BigInt.asUintN(64, (h ^ BigInt(b)) * 0x100000001b3n);
  return h;
}

function meta(at) {
  if (file.length < at + 80 || file.readUInt32LE(at + 16) !== 0xED0CDAED || file.readUInt32LE(at + 20) !== 2) return null;
  if (fnv1a(file.subarray(at + 16, at + 72)) !== file.readBigUInt64LE(at + 72)) return null;
  return { size: file.readUInt32LE(at + 24), root: u64(at + 32), txn: u64(at + 64) };
}

const first = meta(0);
const second = meta(first ? first.size : 4096);
const now = !second || (first && first.txn > second.txn) ? first : second;
if (!now) fail('no meta page');

// leaves gives every element below a page: [isBucket, key, value].
function* leaves(bytes) {
  const kind = bytes.readUInt16LE(8), count = bytes.readUInt16LE(10);
  for (let i = 0; i < count; i++) {
    const at = 16 + 16 * i;
    if (kind === 1) {
      yield* leaves(page(Number(bytes.readBigUInt64LE(at + 8))));
    } else if (kind === 2) {
      const key = at + bytes.readUInt32LE(at + 4), keyEnd = key + bytes.readUInt32LE(at + 8);
      yield [bytes.readUInt32LE(at) === 1, bytes.subarray(key, keyEnd), bytes.subarray(keyEnd, keyEnd + bytes.readUInt32LE(at + 12))];
    } else {
      fail('a page of another kind');
    }
  }
}

function page(id) {
  const at = id * now.size;
  if (u64(at) !== id) fail('not the page it should be');
  return file.subarray(at, at + now.size * (1 + file.readUInt32LE(at + 12)));
}

const buckets = {};
for (const [isBucket, name, value] of leaves(page(now.root))) {
  if (!isBucket) fail('a value where a bucket should be');
  const root = Number(value.readBigUInt64LE(0));
  buckets[name.toString()] = [...leaves(root ? page(root) : value.subarray(16))].map(([, k, v]) => [k, v]);
}
const get = (bucket, name) => buckets[bucket].find(([k]) => k.toString() === name)?.[1];

// XChaCha20-Poly1305: the subkey is HChaCha20's.
function hchacha(key, nonce) {
  const s = new Uint32Array(16);
  [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574].forEach((w, i) => { s[i] = w; });
  for (let i = 0; i < 8; i++) s[4 + i] = key.readUInt32LE(4 * i);
  for (let i = 0; i < 4; i++) s[12 + i] = nonce.readUInt32LE(4 * i);
  const rot = (x, n) => (x << n) | (x >>> (32 - n));
  const quarter = (a, b, c, d) => {
    s[a] += s[b]; s[d] = rot(s[d] ^ s[a], 16);
    s[c] += s[d]; s[b] = rot(s[b] ^ s[c], 12);
    s[a] += s[b]; s[d] = rot(s[d] ^ s[a], 8);
    s[c] += s[d]; s[b] = rot(s[b] ^ s[c], 7);
  };
  for (let i = 0; i < 10; i++) {
    quarter(0, 4, 8, 12); quarter(1, 5, 9, 13); quarter(2, 6, 10, 14); quarter(3, 7, 11, 15);
    quarter(0, 5, 10, 15); quarter(1, 6, 11, 12); quarter(2, 7, 8, 13); quarter(3, 4, 9, 14);
  }
  const out = Buffer.alloc(32);
  [0, 1, 2, 3, 12, 13, 14, 15].forEach((w, i) => out.writeUInt32LE(s[w], 4 * i));
  return out;
}

function decrypt(key, sealed, ad) {
  const nonce = Buffer.concat([Buffer.alloc(4), sealed.subarray(16, 24)]);
  const d = createDecipheriv('chacha20-poly1305', hchacha(key, sealed.subarray(0, 16)), nonce, { authTagLength: 16 });
  const body = sealed.subarray(24, sealed.length - 16);
  d.setAAD(ad, { plaintextLength: body.length });
  d.setAuthTag(sealed.subarray(sealed.length - 16));
  return Buffer.concat([d.update(body), d.final()]);
}

// The header and the data key.
const stored = get('head', 'header');
if (!sha256(stored.subarray(32)).equals(stored.subarray(0, 32))) fail('the checksum of the header');
const head = JSON.parse(stored.subarray(32).toString());
if ((head.format !== 1 && head.format !== 2) || head.suite !== 1 || !stored.subarray(32).toString().startsWith('{"format":')) fail('the header');
const id = Buffer.from(head.id, 'hex');

function codeOnPaper(typed) {
  const letters = typed.toUpperCase().replace(/[- \t]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  let n = 0n;
  for (const l of letters) {
    const at = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(l);
    if (at < 0) return null;
    n = n * 32n + BigInt(at);
  }
  if (letters.length !== 28) return null;
  const code = Buffer.from((n >> 12n).toString(16).padStart(32, '0'), 'hex');
  const check = sha256(Buffer.from('groundwork recovery check 1'), code).readUInt16BE(0) >> 4;
  return Number(n & 0xfffn) === check ? code : null;
}

function dataKey(typed) {
  for (const s of head.slots) {
    if (s.kind === 'open') return Buffer.from(s.key, 'base64');
    const code = codeOnPaper(typed), salt = Buffer.from(s.salt ?? '', 'base64');
    let wrapping;
    if (s.kind === 'recovery' && code) wrapping = hkdf(code, salt, 'groundwork recovery key 1');
    if (s.kind === 'passphrase' && !code && s.kdf === 'argon2id') {
      wrapping = argon2id(Buffer.from(typed.normalize('NFC')), salt, s.time, s.memory, s.lanes, 32);
    }
    if (!wrapping) continue;
    const ad = Buffer.concat([Buffer.from('groundwork slot 1'), id, Buffer.from(head.key, 'hex'), Buffer.from(s.kind)]);
    return decrypt(wrapping, Buffer.from(s.wrapped, 'base64'), ad);
  }
  return fail('no slot opens');
}

const key = dataKey(process.argv[3] ?? '');
const valueKey = hkdf(key, id, 'groundwork value key 1');
const nameKey = hkdf(key, id, 'groundwork name key 1');
const setKey = hkdf(key, id, 'groundwork set key 1');

function unseal(bucket, name, value) {
  const ad = Buffer.concat([Buffer.from([1]), id, Buffer.from([bucket.length]), Buffer.from(bucket), name]);
  if (value[0] !== 1) fail('the version of a sealed value');
  const padded = decrypt(valueKey, value.subarray(1), ad);
  const n = padded.readUInt32BE(0);
  let size = 256;
  while (size < n + 4) size += size < 16384 ? size : 16384;
  if (padded.length !== size || padded.subarray(4 + n).some((b) => b !== 0)) fail('the padding');
  return padded.subarray(4, 4 + n);
}

// The values, held against the manifest.
const manifest = JSON.parse(unseal('manifest', Buffer.from('manifest'), get('manifest', 'manifest')).toString());
const out = [];
let count = 0;
const x = Buffer.alloc(32);
for (const bucket of ['records', 'versions']) {
  for (const [name, value] of buckets[bucket]) {
    count++;
    hmac(setKey, name, value.subarray(value.length - 16)).forEach((b, i) => { x[i] ^= b; });
    const text = unseal(bucket, name, value), object = JSON.parse(text.toString()), of = bucket === 'records' ? object : object.was;
    const canonical = Buffer.from(`${of.record}/${of.track ?? ''}/${of.id ?? ''}/${of.pass ?? 0}/${of.entry ?? ''}`);
    const want = bucket === 'records' ? hmac(nameKey, canonical) : hmac(nameKey, Buffer.from('version\0'), canonical);
    if (!name.subarray(0, 32).equals(want) || name.length !== (bucket === 'records' ? 32 : 40)) fail('the name of a value');
    out.push(`${bucket} ${name.toString('hex')} ${text.toString('hex')}`);
  }
}
if (manifest.count !== count || manifest.x !== x.toString('hex')) fail('the manifest does not agree with what is there');
if (head.format === 2 && manifest.head !== stored.subarray(0, 32).toString('hex')) fail('the manifest does not have this header');
if (head.format === 1 && manifest.head) fail('the header was set back to an older format');
const ways = get('manifest', 'ways');
if (ways) out.push(`manifest ${Buffer.from('ways').toString('hex')} ${unseal('manifest', Buffer.from('ways'), ways).toString('hex')}`);
process.stdout.write(out.join('\n') + '\n');
