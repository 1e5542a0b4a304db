import { SignInRejectedError } from "./errors.js";

/*
 * Secure Remote Password as Cognito speaks it: {@link https://www.rfc-editor.org/rfc/rfc5054 RFC 5054}'s group of 3072 bits and its SRP-6a,
 * with SHA-256, user names that begin with the pool's, and a key from HKDF that signs the proof. The server learns no more than whether
 * the password was right, and somebody who listens learns nothing.
 */

/** The group's prime has pi in its middle: computing it takes a fifth of the bytes of its digits. */
const BITS = 3072n;
const GENERATOR = 2n;

/** Machin's formula. @param {bigint} bits @returns {bigint} pi, that many bits after the point */
function pi(bits) {
  const guard = 64n;
  const arctan = (/** @type {bigint} */ inverse) => {
    let sum = 0n;
    let power = (1n << (bits + guard)) / inverse;
    for (let n = 1n; power !== 0n; n += 2n) {
      sum += n % 4n === 1n ? power / n : -power / n;
      power /= inverse * inverse;
    }
    return sum;
  };
  return (16n * arctan(5n) - 4n * arctan(239n)) >> guard;
}

/** As {@link https://www.rfc-editor.org/rfc/rfc3526#section-5 RFC 3526} defines it. */
export const N = (1n << BITS) - (1n << (BITS - 64n)) - 1n + ((pi(BITS - 130n) + 1690314n) << 64n);

/** @param {bigint} base @param {bigint} exponent */
function power(base, exponent) {
  let result = 1n;
  let square = ((base % N) + N) % N;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % N;
    square = (square * square) % N;
  }
  return result;
}

/** Big-endian, with a leading zero where the first bit is set, as Java's BigInteger writes it. @param {bigint} number */
function bytesOf(number) {
  const hex = number.toString(16);
  const even = hex.length % 2 ? `0${hex}` : hex;
  const pairs = (/^[89a-f]/.test(even) ? `00${even}` : even).match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}

/** @param {Uint8Array} bytes */
const numberOf = (bytes) => BigInt(`0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`);

/** @param {...(string | Uint8Array)} parts texts as UTF-8 */
const joined = (...parts) =>
  Uint8Array.from(parts.flatMap((part) => [...(typeof part === "string" ? new TextEncoder().encode(part) : part)]));

/**
 * @typedef {object} Challenge what the user pool and the person say; all numbers hexadecimal
 * @property {string} pool the part of the user pool's id after the region
 * @property {string} user `USER_ID_FOR_SRP`
 * @property {string} password
 * @property {string} salt
 * @property {string} B
 * @property {string} secretBlock base64
 * @property {string} timestamp
 */

/**
 * One exchange, by {@link https://www.rfc-editor.org/rfc/rfc5054#section-2.6 RFC 5054, section 2.6}, where `a` may be a number of 256 bits.
 *
 * @param {Crypto} crypto
 * @param {bigint} [a] secret of this exchange
 */
export function exchange(crypto, a = numberOf(crypto.getRandomValues(new Uint8Array(32)))) {
  const { subtle } = crypto;
  const hash = async (/** @type {(string | Uint8Array)[]} */ ...parts) =>
    new Uint8Array(await subtle.digest("SHA-256", joined(...parts)));
  const A = power(GENERATOR, a);
  return {
    A: A.toString(16),
    /**
     * `PASSWORD_CLAIM_SIGNATURE`; fails with SignInRejectedError if the server's number would tell the password.
     *
     * @param {Challenge} challenge
     */
    prove: async ({ pool, user, password, salt, secretBlock, timestamp, ...given }) => {
      const B = BigInt(`0x${given.B}`);
      const u = numberOf(await hash(bytesOf(A), bytesOf(B)));
      if (B % N === 0n || u === 0n) throw new SignInRejectedError("malformed");
      const k = numberOf(await hash(bytesOf(N), bytesOf(GENERATOR)));
      const x = numberOf(await hash(bytesOf(BigInt(`0x${salt}`)), await hash(`${pool}${user}:${password}`)));
      const shared = bytesOf(power(B - k * power(GENERATOR, x), a + u * x));
      const key = await subtle.deriveKey(
        { name: "HKDF", hash: "SHA-256", salt: bytesOf(u), info: joined("Caldera Derived Key") },
        await subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]),
        { name: "HMAC", hash: "SHA-256", length: 128 },
        false,
        ["sign"],
      );
      const block = Uint8Array.from(atob(secretBlock), (character) => character.charCodeAt(0));
      const proof = await subtle.sign("HMAC", key, joined(pool, user, block, timestamp));
      return btoa(String.fromCharCode(...new Uint8Array(proof)));
    },
  };
}

/** As Cognito reads it: `Tue Nov 3 07:08:09 UTC 2026`. @param {number} now milliseconds */
export function timestampOf(now) {
  const [day, date, month, year, time] = new Date(now).toUTCString().split(/,? /);
  return `${day} ${month} ${Number(date)} ${time} UTC ${year}`;
}
