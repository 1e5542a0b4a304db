package cognitosync.localcloud.mail;

import java.time.Instant;

/**
 * One message with a code.
 *
 * @param id random UUID
 * @param at when it was sent
 * @param userPoolId who sent it
 * @param to address
 * @param kind {@code sign-up}, {@code resend} or {@code forgot-password}
 * @param subject subject line
 * @param text plain text
 * @param code the code in the text
 */
public record Message(
        String id, Instant at, String userPoolId, String to, String kind, String subject, String text, String code) {
    /** Kind and pool only: the rest is personal or secret. */
    @Override
    public String toString() {
        return kind + " message of " + userPoolId;
    }
}
