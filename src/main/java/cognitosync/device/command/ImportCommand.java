package cognitosync.device.command;

import cognitosync.device.aws.AwsClients;
import cognitosync.device.failure.DeviceException;
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
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;

/** Brings an export back in. */
@Command(
        name = "import",
        description =
                "Bring an export in. Records that differ get the exported value, others stay; interrupted, it is run"
                        + " once more.")
final class ImportCommand implements Callable<Integer> {
    @ParentCommand
    private DeviceCommand device;

    @Mixin
    private BulkOptions bulk;

    @Mixin
    private ProfileOption profile;

    @ArgGroup(multiplicity = "1")
    private Target target;

    @Parameters(paramLabel = "FOLDER", description = "The folder that export wrote.")
    private Path folder;

    /** Whom the data goes to: on AWS the id of an identity cannot be chosen. */
    private static final class Target {
        @Option(names = "--mine", description = "To yourself, from an export of one user.")
        private boolean mine;

        @Option(
                names = "--identity-map",
                paramLabel = "FILE",
                description = "To other identities: a line for each, the old id, a comma, the new one.")
        private Path map;

        @Option(names = "--same-ids", description = "To the same ids; into a local cloud only.")
        private boolean sameIds;
    }

    @Override
    public Integer call() {
        return device.with(
                bulk::clients,
                (stack, clients) -> target.mine ? importMine(stack, clients) : importAll(stack, clients));
    }

    private ExitCode importMine(Stack stack, AwsClients clients) {
        Account account = device.account(stack, clients);
        Optional<String> exported = Import.onlyIdentity(folder);
        if (exported.isEmpty()) {
            device.terminal().say("There is nothing to import: the export in " + folder + " is empty.");
            return ExitCode.DONE;
        }
        return run(stack, clients, account, id -> exported.filter(id::equals).map(own -> account.identityId()));
    }

    private ExitCode importAll(Stack stack, AwsClients clients) {
        if (target.sameIds && stack.local().isEmpty()) {
            throw new DeviceException.InvalidInput(
                    "On AWS the id of an identity cannot be chosen; have the users sign in to the new pool, and name their new"
                            + " ids with --identity-map FILE.");
        }
        return run(
                stack,
                clients,
                profile.developer(clients),
                target.map == null ? Optional::of : targets(IdentityMap.read(target.map)));
    }

    private static Function<String, Optional<String>> targets(Map<String, String> map) {
        return id -> Optional.ofNullable(map.get(id));
    }

    private ExitCode run(
            Stack stack,
            AwsClients clients,
            AwsCredentialsProvider credentials,
            Function<String, Optional<String>> targets) {
        try (CognitoSyncClient sync = clients.sync(credentials)) {
            Terminal terminal = device.terminal();
            Import.Done done = new Import(
                            identityId -> device.datasets(sync, stack, identityId),
                            bulk.parallel(),
                            terminal.pauses(),
                            new ProgressBar(terminal, "datasets")::show)
                    .from(folder, targets);
            terminal.say("Imported " + done.datasets() + " datasets; " + done.records() + " records were written.");
            return ExitCode.DONE;
        }
    }
}
