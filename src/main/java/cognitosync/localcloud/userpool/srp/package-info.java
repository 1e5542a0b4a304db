/**
 * The Secure Remote Password protocol as Cognito speaks it, server's side: SRP-6a
 * (<a href="https://www.rfc-editor.org/rfc/rfc5054">RFC 5054</a>, group of 3,072 bits) with SHA-256, the key derived by HKDF,
 * the proof an HMAC over pool, user, secret block and timestamp. Pure: no store, no clock.
 */
package cognitosync.localcloud.userpool.srp;
