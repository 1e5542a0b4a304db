package cognitosync.device.doctor;

import cognitosync.device.messages.Messages;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * This machine's clock is close enough to that of AWS, which rejects signatures that are five minutes off.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html">Troubleshoot
 *     signed requests</a>
 */
final class ClocksAgree implements Check {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    @Override
    public String title() {
        return Messages.text("check.clock");
    }

    @Override
    public Outcome examine(Deployment deployment) {
        String date = deployment.pages().get(deployment.stack().siteUrl()).header("Date");
        Instant theirs;
        try {
            theirs = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
        } catch (DateTimeException e) {
            return new Outcome.NotRun(Messages.text("doctor.clock.unknown"));
        }
        Duration off = Duration.between(theirs, deployment.clock().instant());
        if (off.abs().compareTo(TOLERANCE) >= 0) {
            return new Outcome.Failed(
                    off.isNegative()
                            ? Messages.text("doctor.clock.slow", off.abs().toSeconds(), TOLERANCE.toSeconds())
                            : Messages.text("doctor.clock.fast", off.abs().toSeconds(), TOLERANCE.toSeconds()));
        }
        return new Outcome.Passed(Messages.text("doctor.clock", off.abs().toSeconds()));
    }
}
