package cognitosync.device.command;

import cognitosync.device.aws.AwsClients;
import cognitosync.device.failure.DeviceException;
import cognitosync.device.files.PrivateFiles;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.DatasetClient;
import cognitosync.device.remote.DatasetClients;
import cognitosync.device.remote.Sharing;
import cognitosync.device.signin.Account;
import cognitosync.device.stack.OutputsFile;
import cognitosync.device.stack.Stack;
import cognitosync.device.terminal.Terminal;
import cognitosync.device.time.Timeouts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command: options of every command, and the objects that they select. */
@Command(
        name = "device",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = DeviceVersion.class,
        synopsisSubcommandLabel = "COMMAND")
public final class DeviceCommand implements Runnable {
    /** In the order in which the help lists them. */
    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("sign-in", SignInCommand.class);
        COMMANDS.put("sign-out", SignOutCommand.class);
        COMMANDS.put("get", GetCommand.class);
        COMMANDS.put("set", SetCommand.class);
        COMMANDS.put("remove", RemoveCommand.class);
        COMMANDS.put("list", ListCommand.class);
        COMMANDS.put("datasets", DatasetsCommand.class);
        COMMANDS.put("delete-dataset", DeleteDatasetCommand.class);
        COMMANDS.put("sync", SyncCommand.class);
        COMMANDS.put("watch", WatchCommand.class);
        COMMANDS.put("share", ShareCommand.class);
        COMMANDS.put("join", JoinCommand.class);
        COMMANDS.put("shared", SharedCommand.class);
        COMMANDS.put("unshare", UnshareCommand.class);
        COMMANDS.put("leave", LeaveCommand.class);
        COMMANDS.put("doctor", DoctorCommand.class);
        COMMANDS.put("export", ExportCommand.class);
        COMMANDS.put("import", ImportCommand.class);
    }

    private static final String HOME = "COGNITO_SYNC_HOME";

    /** Without a time limit as a whole: they run until stopped, finished or signed in; each of their steps has one. */
    private static final Set<String> RUNNING_ON = Set.of("sign-in", "watch", "export", "import");

    private final Terminal terminal;
    private final Timeouts timeouts;

    @Spec
    private CommandSpec spec;

    @Option(names = "--outputs", scope = ScopeType.INHERIT, paramLabel = "FILE", defaultValue = ".local/outputs.json")
    private Path outputs;

    @Option(names = "--stack", scope = ScopeType.INHERIT, paramLabel = "NAME")
    private String stackName;

    @Option(names = "--home", scope = ScopeType.INHERIT, paramLabel = "FOLDER")
    private Path home;

    @Option(names = "--verbose", scope = ScopeType.INHERIT)
    private boolean verbose;

    DeviceCommand(Terminal terminal, Timeouts timeouts) {
        this.terminal = terminal;
        this.timeouts = timeouts;
    }

    /** Runs a command line and returns its exit code. */
    public static int run(Terminal terminal, String... arguments) {
        return run(terminal, Timeouts.DEFAULT, arguments);
    }

    /** Runs a command line with other time-outs and returns its exit code. */
    public static int run(Terminal terminal, Timeouts timeouts, String... arguments) {
        try {
            for (String argument : arguments) {
                UndecodableText.refuse(Messages.text("arguments.undecodable.argument"), argument);
            }
        } catch (DeviceException spoilt) {
            return new ErrorHandler(terminal, false).handle(spoilt);
        }
        DeviceCommand device = new DeviceCommand(terminal, timeouts);
        return device.commandLine(arguments)
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                // @name is a value, not a file of arguments.
                .setExpandAtFiles(false)
                .setExecutionStrategy(device::limited)
                .setParameterExceptionHandler(new UsageErrorHandler(terminal))
                .setExecutionExceptionHandler(
                        (failure, where, result) -> new ErrorHandler(terminal, device.verbose).handle(failure))
                .execute(arguments);
    }

    /** The commands and their options, with the help texts of {@link Messages}. */
    CommandLine commandLine(String... arguments) {
        CommandLine line = new CommandLine(this);
        // A command starts sooner if the options of one class are read instead of all.
        if (arguments.length > 0 && COMMANDS.containsKey(arguments[0])) {
            line.addSubcommand(COMMANDS.get(arguments[0]));
        } else {
            COMMANDS.values().forEach(line::addSubcommand);
        }
        takeDashesAsText(line.getSubcommands().get("set"));
        return line.setResourceBundle(Messages.bundle());
    }

    private int limited(ParseResult parsed) {
        CommandLine.IExecutionStrategy last = new CommandLine.RunLast();
        return parsed.hasSubcommand()
                        && RUNNING_ON.contains(parsed.subcommand().commandSpec().name())
                ? last.execute(parsed)
                : new TimeLimit(timeouts.command()).run(parsed, last);
    }

    private static void takeDashesAsText(CommandLine set) {
        if (set != null) {
            set.setUnmatchedOptionsArePositionalParams(true).setPosixClusteredShortOptionsAllowed(false);
        }
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), Messages.text("arguments.no-command", String.join(", ", COMMANDS.keySet())));
    }

    Terminal terminal() {
        return terminal;
    }

    Timeouts timeouts() {
        return timeouts;
    }

    Stack stack() {
        OutputsFile file = new OutputsFile(outputs);
        return stackName == null ? file.stack() : file.stack(stackName);
    }

    /** The folder for sign-ins and offline datasets. */
    PrivateFiles files() {
        return new PrivateFiles(home == null ? defaultHome() : home);
    }

    private Path defaultHome() {
        return terminal.variable(HOME)
                .map(path ->
                        Path.of(UndecodableText.refuse(Messages.text("arguments.undecodable.variable", HOME), path)))
                .orElseGet(() -> terminal.userHome().resolve(".cognito-sync"));
    }

    Account account(Stack stack, AwsClients clients) {
        return new Account(stack, clients, files(), terminal.clock(), timeouts);
    }

    /** Runs work on the datasets of the signed-in user. */
    int withDatasets(BiConsumer<DatasetClient, Identity> work) {
        return with((stack, clients) -> {
            Account account = account(stack, clients);
            Identity identity = Identity.of(stack, account);
            try (DatasetClients datasets =
                    clients.datasets(AwsClients.Access.USER, account, terminal.clock(), terminal.pauses())) {
                work.accept(datasets.of(identity.id()), identity);
                return ExitCode.DONE;
            }
        });
    }

    /** Runs work on what the signed-in user shares with others. */
    int withSharing(SharingWork work) {
        return with((stack, clients) -> {
            Account account = account(stack, clients);
            try (DatasetClients datasets =
                    clients.datasets(AwsClients.Access.USER, account, terminal.clock(), terminal.pauses())) {
                work.run(datasets.sharing().orElseThrow(DeviceCommand::noSharing), account, stack);
                return ExitCode.DONE;
            }
        });
    }

    private static DeviceException noSharing() {
        return new DeviceException(DeviceException.Kind.INVALID_INPUT, Messages.text("sharing.none"));
    }

    /** Work on what a user shares. */
    interface SharingWork {
        /** Runs the work. */
        void run(Sharing sharing, Account account, Stack stack);
    }

    /**
     * The identity of the signed-in user.
     *
     * @param place of its datasets
     * @param poolId the identity pool
     * @param id its id
     */
    record Identity(String place, String poolId, String id) {
        static Identity of(Stack stack, Account account) {
            return new Identity(stack.backend().place(), stack.identityPoolId(), account.identityId());
        }
    }

    /** Runs work that needs a stack and clients. */
    int with(StackWork work) {
        Stack stack = stack();
        try (AwsClients clients = new AwsClients(stack, timeouts)) {
            return work.run(stack, clients).number();
        }
    }

    /** Work on a stack. */
    interface StackWork {
        /** Runs the work. */
        ExitCode run(Stack stack, AwsClients clients);
    }
}
