package cognitosync.device.aws;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Credentials of an AWS account, or a sentence that says why there are none. The jar does not support single sign-on,
 * roles and {@code aws login}; the AWS command line does, and exports their credentials.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/configure/export-credentials.html">aws configure
 *     export-credentials</a>
 */
final class DeveloperCredentials implements AwsCredentialsProvider {
    private final Supplier<AwsCredentialsProvider> finding;
    private final UnaryOperator<String> sentence;
    private AwsCredentialsProvider provider;

    private DeveloperCredentials(Supplier<AwsCredentialsProvider> finding, UnaryOperator<String> sentence) {
        this.finding = finding;
        this.sentence = sentence;
    }

    /** Credentials that the SDK finds, read when first needed. */
    static DeveloperCredentials found(Supplier<AwsCredentialsProvider> finding) {
        return new DeveloperCredentials(finding, reason -> Messages.text("aws.no-credentials.reason", reason));
    }

    /** Credentials of a profile, read when first needed. */
    static DeveloperCredentials ofProfile(String name, Supplier<AwsCredentialsProvider> finding) {
        return new DeveloperCredentials(finding, reason -> Messages.text("aws.profile", name, reason));
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return provider().resolveCredentials();
        } catch (DeviceException known) {
            throw known;
        } catch (SdkException | IllegalStateException | IllegalArgumentException | UncheckedIOException e) {
            throw new DeviceException(DeviceException.Kind.NOT_ALLOWED, sentence.apply(reason(e)), e);
        }
    }

    private synchronized AwsCredentialsProvider provider() {
        if (provider == null) {
            provider = finding.get();
        }
        return provider;
    }

    // The SDK appends everything that it has read.
    private static String reason(RuntimeException e) {
        return String.valueOf(e.getMessage()).split(": |\\.$", 2)[0];
    }
}
