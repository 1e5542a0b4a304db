/**
 * The Secure Remote Password protocol as Cognito speaks it, client's side: SRP-6a
 * (<a href="https://www.rfc-editor.org/rfc/rfc5054">RFC 5054</a>, group of 3,072 bits) with SHA-256, a key derived by HKDF, and a
 * proof that is an HMAC. Pure: no network, no clock.
 */
package cognitosync.device.signin.srp;
