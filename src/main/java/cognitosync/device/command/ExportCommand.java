package cognitosync.device.command;

import cognitosync.device.aws.AwsClients;
import cognitosync.device.messages.Messages;
import cognitosync.device.signin.Account;
import cognitosync.device.stack.Stack;
import cognitosync.device.terminal.Terminal;
import cognitosync.device.transfer.Export;
import cognitosync.device.transfer.Identities;
import cognitosync.device.transfer.Identities.Listed;
import cognitosync.device.transfer.Tally;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;

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
        return device.with(
                bulk::clients, (stack, clients) -> mine ? exportMine(stack, clients) : exportAll(stack, clients));
    }

    private ExitCode exportMine(Stack stack, AwsClients clients) {
        Account account = device.account(stack, clients);
        return export(
                stack,
                clients,
                account,
                () -> List.of(new Listed(account.identityId(), List.of(stack.providerName()))));
    }

    private ExitCode exportAll(Stack stack, AwsClients clients) {
        AwsCredentialsProvider developer = profile.developer(clients);
        return export(stack, clients, developer, () -> {
            try (CognitoIdentityClient identity = clients.identity(developer)) {
                return new Identities(identity, stack.identityPoolId()).all();
            }
        });
    }

    private ExitCode export(
            Stack stack, AwsClients clients, AwsCredentialsProvider credentials, Supplier<List<Listed>> identities) {
        // Fails without credentials, before the folder is created.
        credentials.resolveCredentials();
        try (CognitoSyncClient sync = clients.sync(credentials)) {
            Terminal terminal = device.terminal();
            Tally tally = new Export(
                            identityId -> device.datasets(sync, stack, identityId),
                            stack.identityPoolId(),
                            mine,
                            bulk.parallel(),
                            terminal.clock(),
                            new ProgressBar(terminal, (done, total) -> Messages.text("export.progress", done, total))
                                    ::show)
                    .into(folder, identities);
            terminal.say(Messages.text("export.done", tally, folder));
            return ExitCode.DONE;
        }
    }
}
