package cognitosync.device.command;

import cognitosync.device.aws.AwsClients;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.DatasetClients;
import cognitosync.device.signin.Account;
import cognitosync.device.stack.Stack;
import cognitosync.device.terminal.Terminal;
import cognitosync.device.transfer.Export;
import cognitosync.device.transfer.Identities;
import cognitosync.device.transfer.Identities.Listed;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;

/** Exports the data of Cognito Sync. */
@Command(name = "export")
final class ExportCommand implements Callable<Integer> {
    @ParentCommand
    private DeviceCommand device;

    @Mixin
    private BulkOptions bulk;

    @Mixin
    private ProfileOption profile;

    @Option(names = "--mine")
    private boolean mine;

    @Parameters(paramLabel = "FOLDER")
    private Path folder;

    @Override
    public Integer call() {
        return device.with((stack, clients) -> mine ? exportMine(stack, clients) : exportAll(stack, clients));
    }

    private ExitCode exportMine(Stack stack, AwsClients clients) {
        Account account = device.account(stack, clients);
        return export(
                stack,
                clients,
                BulkOptions.Caller.user(account),
                (paced, datasets) -> List.of(new Listed(account.identityId(), List.of(stack.providerName()))));
    }

    private ExitCode exportAll(Stack stack, AwsClients clients) {
        AwsCredentialsProvider developer = profile.developer(clients);
        return export(stack, clients, BulkOptions.Caller.developer(developer), (paced, datasets) -> {
            try (CognitoIdentityClient identity = paced.identity(developer)) {
                return new Identities(identity, stack.identityPoolId()).all(datasets.owners());
            }
        });
    }

    private ExitCode export(
            Stack stack,
            AwsClients clients,
            BulkOptions.Caller caller,
            BiFunction<AwsClients, DatasetClients, List<Listed>> identities) {
        // Fails without credentials, before the folder is created.
        caller.credentials().resolveCredentials();
        Terminal terminal = device.terminal();
        try (AwsClients paced = bulk.clients(stack, clients, caller, BulkOptions.Use.READ);
                DatasetClients datasets = bulk.datasets(paced, caller)) {
            Export.Done done = new Export(
                            datasets::of,
                            stack.identityPoolId(),
                            mine,
                            bulk.parallel(),
                            terminal.clock(),
                            new ProgressBar(terminal, (count, total) -> Messages.text("export.progress", count, total))
                                    ::show)
                    .into(folder, () -> identities.apply(paced, datasets));
            terminal.say(Messages.text("export.done", done.tally(), folder));
            if (done.unreadable().isEmpty()) {
                return ExitCode.DONE;
            }
            done.unreadable().forEach(terminal::remark);
            terminal.remark(Messages.text(
                    "export.unreadable-datasets",
                    Messages.count("dataset", done.unreadable().size())));
            return ExitCode.SERVICE;
        }
    }
}
