package cognitosync.device.aws;

import cognitosync.device.terminal.DeviceException;
import cognitosync.device.terminal.ExitCode;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Credentials of an AWS account, or a sentence about why there are none. What gets credentials of its own for single sign-on,
 * roles and {@code aws login} is not in the jar; the AWS command line has all of it and hands them on.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/configure/export-credentials.html">aws configure
 *     export-credentials</a>
 */
final class DeveloperCredentials implements AwsCredentialsProvider {
    private final Supplier<AwsCredentialsProvider> finding;
    private final Optional<String> profile;
    private AwsCredentialsProvider provider;

    /**
     * Nothing is read before the first are needed.
     *
     * @param finding finds who provides them
     * @param profile the one that was asked for, if any was
     */
    DeveloperCredentials(Supplier<AwsCredentialsProvider> finding, Optional<String> profile) {
        this.finding = finding;
        this.profile = profile;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return provider().resolveCredentials();
        } catch (DeviceException told) {
            throw told;
        } catch (SdkException | IllegalStateException | IllegalArgumentException | UncheckedIOException e) {
            throw new DeviceException(ExitCode.NOT_ALLOWED, sentence(e), e);
        }
    }

    private synchronized AwsCredentialsProvider provider() {
        if (provider == null) {
            provider = finding.get();
        }
        return provider;
    }

    private String sentence(RuntimeException e) {
        // The SDK goes on with all that it has read.
        String reason = String.valueOf(e.getMessage()).split(": |\\.$", 2)[0];
        return profile.map(name -> "The AWS profile " + name + " gives no credentials (" + reason
                        + "); check it with `aws sts get-caller-identity --profile " + name
                        + "`. If it works there, it signs on by a way that is not built in here: run `eval \"$(aws configure"
                        + " export-credentials --profile " + name + " --format env)\"`, then this without --profile.")
                .orElseGet(() -> "There are no AWS credentials to call with (" + reason
                        + "); name a profile with --profile, or set AWS_PROFILE.");
    }
}
