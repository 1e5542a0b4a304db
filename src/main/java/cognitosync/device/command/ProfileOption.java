package cognitosync.device.command;

import cognitosync.device.aws.AwsClients;
import java.util.Optional;
import picocli.CommandLine.Option;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** The developer credentials of a command. */
final class ProfileOption {
    @Option(names = "--profile", paramLabel = "NAME")
    private String name;

    AwsCredentialsProvider developer(AwsClients clients) {
        return name == null ? clients.developer() : clients.developer(name);
    }

    Optional<AwsCredentialsProvider> developerIfThere(AwsClients clients) {
        return name == null ? clients.developerIfThere() : Optional.of(clients.developer(name));
    }
}
