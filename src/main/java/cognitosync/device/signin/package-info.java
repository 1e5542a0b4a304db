/**
 * How a person signs in from a command line: authorization code with PKCE in the person's own browser, which returns to
 * this machine; then an identity and its temporary credentials.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8252">RFC 8252, OAuth 2.0 for native apps</a>
 */
package cognitosync.device.signin;
