package cognitosync.device.command;

import cognitosync.device.aws.AwsClients;
import cognitosync.device.stack.Stack;
import cognitosync.device.transfer.Pace;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What commands that send many requests have in common. */
final class Bulk {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description =
                    "AWS profile of the account (default: what the SDK finds; the local account's on this machine).")
    private Optional<String> profile;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "At most so many requests a second (default: ${DEFAULT-VALUE}).",
            defaultValue = "50")
    private int rate;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "So many requests at once (default: ${DEFAULT-VALUE}).",
            defaultValue = "4")
    private int parallel;

    Optional<String> profile() {
        return profile;
    }

    int parallel() {
        return AtLeast.of(spec, "--parallel", 1, parallel);
    }

    AwsClients clients(Stack stack, DeviceCommand device) {
        int perSecond = AtLeast.of(spec, "--rate", 1, rate);
        return new AwsClients(
                stack,
                device.patience(),
                new Pace(perSecond, device.terminal()),
                Duration.ofSeconds(1).multipliedBy(parallel()).dividedBy(perSecond));
    }
}
