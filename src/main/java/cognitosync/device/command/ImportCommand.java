package cognitosync.device.command;

import cognitosync.device.aws.AwsClients;
import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.DatasetClients;
import cognitosync.device.signin.Account;
import cognitosync.device.stack.Stack;
import cognitosync.device.terminal.Terminal;
import cognitosync.device.transfer.IdentityMap;
import cognitosync.device.transfer.Import;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Imports an export. */
@Command(name = "import")
final class ImportCommand implements Callable<Integer> {
    @ParentCommand
    private DeviceCommand device;

    @Mixin
    private BulkOptions bulk;

    @Mixin
    private ProfileOption profile;

    @ArgGroup(multiplicity = "1")
    private Target target;

    @Option(names = "--keep-newer")
    private boolean keepNewer;

    @Parameters(paramLabel = "FOLDER")
    private Path folder;

    /** The identities to import to: identity ids cannot be chosen on AWS. */
    private static final class Target {
        @Option(names = "--mine")
        private boolean mine;

        @Option(names = "--identity-map", paramLabel = "FILE")
        private Path map;

        @Option(names = "--same-ids")
        private boolean sameIds;
    }

    @Override
    public Integer call() {
        return device.with((stack, clients) -> target.mine ? importMine(stack, clients) : importAll(stack, clients));
    }

    private ExitCode importMine(Stack stack, AwsClients clients) {
        Account account = device.account(stack, clients);
        Optional<String> exported = Import.onlyIdentity(folder);
        if (exported.isEmpty()) {
            device.terminal().say(Messages.text("import.empty", folder));
            return ExitCode.DONE;
        }
        return run(stack, clients, BulkOptions.Caller.user(account), id -> exported.filter(id::equals)
                .map(own -> account.identityId()));
    }

    private ExitCode importAll(Stack stack, AwsClients clients) {
        if (target.sameIds && stack.local().isEmpty() && !Import.isOfPool(folder, stack.identityPoolId())) {
            throw new DeviceException(DeviceException.Kind.INVALID_INPUT, Messages.text("import.ids"));
        }
        return run(
                stack,
                clients,
                BulkOptions.Caller.developer(profile.developer(clients)),
                target.map == null ? Optional::of : targets(IdentityMap.read(target.map)));
    }

    private static Function<String, Optional<String>> targets(Map<String, String> map) {
        return id -> Optional.ofNullable(map.get(id));
    }

    private ExitCode run(
            Stack stack, AwsClients clients, BulkOptions.Caller caller, Function<String, Optional<String>> targets) {
        Terminal terminal = device.terminal();
        try (AwsClients paced = bulk.clients(stack, clients, caller, BulkOptions.Use.WRITE);
                DatasetClients datasets = bulk.datasets(paced, caller)) {
            Import.Done done = new Import(
                            datasets::of,
                            keepNewer,
                            bulk.parallel(),
                            terminal.pauses(),
                            new ProgressBar(terminal, (count, total) -> Messages.text("import.progress", count, total))
                                    ::show)
                    .from(folder, targets);
            report(terminal, done);
            return done.isWhole() ? ExitCode.DONE : ExitCode.NOT_WRITTEN;
        }
    }

    private static void report(Terminal terminal, Import.Done done) {
        terminal.say(Messages.text(
                "import.done",
                Messages.count("dataset", done.datasets() + done.present()),
                Messages.count("record", done.records())));
        terminal.say(Messages.text(
                "import.report",
                done.datasets(),
                done.present(),
                done.unfit().size(),
                done.failed().size()));
        done.unfit().forEach(dataset -> terminal.say(Messages.text("import.unfit", dataset)));
        done.failed().forEach(dataset -> terminal.say(Messages.text("import.failed", dataset)));
    }
}
