package cognitosync.device.command;

import cognitosync.device.aws.AwsClients;
import cognitosync.device.stack.Stack;
import cognitosync.device.transfer.RateLimiter;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options of commands that send many requests. */
final class BulkOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "50")
    private int rate;

    @Option(names = "--parallel", paramLabel = "N", defaultValue = "4")
    private int parallel;

    int parallel() {
        return AtLeast.of(spec, "--parallel", 1, parallel);
    }

    /** Clients with this rate limit. */
    AwsClients clients(Stack stack) {
        DeviceCommand device = (DeviceCommand) spec.parent().userObject();
        int perSecond = AtLeast.of(spec, "--rate", 1, rate);
        return new AwsClients(
                stack,
                device.timeouts(),
                new RateLimiter(perSecond, device.terminal().pauses()),
                Duration.ofSeconds(1).multipliedBy(parallel()).dividedBy(perSecond));
    }
}
