package cognitosync.device.command;

import cognitosync.device.aws.AwsClients;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.DatasetClients;
import cognitosync.device.remote.DatasetClients.Ceiling;
import cognitosync.device.remote.RateLimit;
import cognitosync.device.signin.Account;
import cognitosync.device.stack.Stack;
import cognitosync.device.terminal.Terminal;
import cognitosync.device.transfer.CapacityLimiter;
import cognitosync.device.transfer.RequestLimiter;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Options of commands that send many requests. */
final class BulkOptions {
    private static final int REQUESTS_PER_SECOND = 50;

    /** The most that one request consumes: a page of 1 MB read consistently, and the largest dataset. */
    private static final long LARGEST_READ = 256;

    private static final long LARGEST_WRITE = 343;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--rate", paramLabel = "N")
    private Integer rate;

    @Option(names = "--parallel", paramLabel = "N", defaultValue = "4")
    private int parallel;

    /** What a command mostly does. */
    enum Use {
        READ,
        WRITE
    }

    /**
     * Who sends the requests.
     *
     * @param access to whose datasets
     * @param credentials of the caller
     */
    record Caller(AwsClients.Access access, AwsCredentialsProvider credentials) {
        static Caller user(Account account) {
            return new Caller(AwsClients.Access.USER, account);
        }

        static Caller developer(AwsCredentialsProvider credentials) {
            return new Caller(AwsClients.Access.DEVELOPER, credentials);
        }
    }

    /** The datasets that a caller reaches. */
    DatasetClients datasets(AwsClients clients, Caller caller) {
        Terminal terminal = device().terminal();
        return clients.datasets(caller.access(), caller.credentials(), terminal.clock(), terminal.pauses());
    }

    int parallel() {
        return AtLeast.of(spec, "--parallel", 1, parallel);
    }

    /**
     * Clients with a rate limit: of requests, or of the capacity of a backend that has a ceiling.
     *
     * @param others clients without a limit, which ask for the ceiling
     */
    AwsClients clients(Stack stack, AwsClients others, Caller caller, Use use) {
        Optional<Ceiling> ceiling;
        try (DatasetClients datasets = datasets(others, caller)) {
            ceiling = datasets.ceiling();
        }
        if (ceiling.isEmpty()) {
            int perSecond = rate(REQUESTS_PER_SECOND);
            return clients(
                    stack,
                    new RequestLimiter(perSecond, device().terminal().pauses()),
                    Duration.ofSeconds(1).dividedBy(perSecond));
        }
        long reads = use == Use.READ
                ? rate(share(ceiling.get().readUnits()))
                : share(ceiling.get().readUnits());
        long writes = use == Use.WRITE
                ? rate(share(ceiling.get().writeUnits()))
                : share(ceiling.get().writeUnits());
        tell(ceiling.get(), use, reads, writes);
        return clients(
                stack,
                new CapacityLimiter(
                        reads, writes, REQUESTS_PER_SECOND, device().terminal().pauses()),
                Duration.ofSeconds(Math.max(LARGEST_READ / reads, LARGEST_WRITE / writes) + 1));
    }

    private AwsClients clients(Stack stack, RateLimit pace, Duration longestWait) {
        return new AwsClients(stack, device().timeouts(), pace, longestWait.multipliedBy(parallel()));
    }

    private int rate(long otherwise) {
        return AtLeast.of(spec, "--rate", 1, rate == null ? (int) Math.min(otherwise, Integer.MAX_VALUE) : rate);
    }

    // The rest is for the people who use the table at the same time.
    private static long share(long ceiling) {
        return Math.max(1, ceiling * 4 / 5);
    }

    private void tell(Ceiling ceiling, Use use, long reads, long writes) {
        String read = Messages.text("bulk.reads", reads, ceiling.readUnits());
        String both =
                Messages.text("bulk.reads-writes", read, Messages.text("bulk.writes", writes, ceiling.writeUnits()));
        String rates = use == Use.READ ? read : both;
        device().terminal()
                .remark(
                        ceiling.known()
                                ? Messages.text("bulk.ceiling", rates)
                                : Messages.text("bulk.least-ceiling", rates));
    }

    private DeviceCommand device() {
        return (DeviceCommand) spec.parent().userObject();
    }
}
