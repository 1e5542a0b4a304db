package cognitosync.device.command;

import cognitosync.device.aws.AwsClients;
import cognitosync.device.signin.Account;
import cognitosync.device.stack.OutputsFile;
import cognitosync.device.stack.Stack;
import cognitosync.device.terminal.DeviceException;
import cognitosync.device.terminal.ExitCode;
import cognitosync.device.terminal.OwnersFiles;
import cognitosync.device.terminal.Patience;
import cognitosync.device.terminal.SpoiltText;
import cognitosync.device.terminal.Terminal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The device itself: options that every command takes, and what they stand for. */
@Command(
        name = "device",
        description = "A device of a signed-in user: settings in Amazon Cognito Sync, from the command line.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = DeviceVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:not there, or the doctor found something",
            "2:the command line is wrong",
            "3:nobody is signed in",
            "4:the credentials do not allow it",
            "5:nobody answers",
            "6:nothing was written: other devices were faster, or a limit",
            "7:a file is missing, broken or cannot be written",
            "8:the service refuses this AWS account, or has a fault",
            "70:a mistake in this program"
        })
public final class DeviceCommand implements Runnable {
    /** In the order of the help. */
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
        COMMANDS.put("doctor", DoctorCommand.class);
        COMMANDS.put("export", ExportCommand.class);
        COMMANDS.put("import", ImportCommand.class);
    }

    private static final String HOME = "COGNITO_SYNC_HOME";

    /** They go on for as long as there is something to do, or wait for a person; each of their steps is limited. */
    private static final Set<String> RUNNING_ON = Set.of("sign-in", "watch", "export", "import");

    private final Terminal terminal;
    private final Patience patience;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--outputs",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = {
                "What cdk deploy --outputs-file wrote;",
                "by default the local cloud's: ${DEFAULT-VALUE}",
            },
            defaultValue = ".local/outputs.json")
    private Path outputs;

    @Option(
            names = "--stack",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "The stack in that file, where it has several.")
    private Optional<String> stackName;

    @Option(
            names = "--home",
            scope = ScopeType.INHERIT,
            paramLabel = "FOLDER",
            description =
                    "Where sign-ins and offline datasets are kept (default: $$COGNITO_SYNC_HOME, or .cognito-sync in"
                            + " your home folder).")
    private Optional<Path> home;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show where in the program an error arose.")
    private boolean verbose;

    DeviceCommand(Terminal terminal, Patience patience) {
        this.terminal = terminal;
        this.patience = patience;
    }

    /** Runs one command line and answers the exit code. */
    public static int run(Terminal terminal, String... arguments) {
        return run(terminal, Patience.DEFAULT, arguments);
    }

    /** The same with other limits. */
    public static int run(Terminal terminal, Patience patience, String... arguments) {
        try {
            for (String argument : arguments) {
                SpoiltText.refuse("The argument", argument);
            }
        } catch (DeviceException spoilt) {
            return new Ending(terminal, false).of(spoilt);
        }
        DeviceCommand device = new DeviceCommand(terminal, patience);
        CommandLine line = new CommandLine(device);
        // Reading the options of one class instead of all, a command starts sooner.
        if (arguments.length > 0 && COMMANDS.containsKey(arguments[0])) {
            line.addSubcommand(COMMANDS.get(arguments[0]));
        } else {
            COMMANDS.values().forEach(line::addSubcommand);
        }
        takeDashesAsText(line.getSubcommands().get("set"));
        return line.setOut(terminal.out())
                .setErr(terminal.err())
                .setCaseInsensitiveEnumValuesAllowed(true)
                // A name with an at-sign before it is a name, not a file of arguments.
                .setExpandAtFiles(false)
                .setExecutionStrategy(device::limited)
                .setParameterExceptionHandler(new Misuse(terminal))
                .setExecutionExceptionHandler(
                        (failure, where, result) -> new Ending(terminal, device.verbose).of(failure))
                .execute(arguments);
    }

    private int limited(ParseResult parsed) {
        CommandLine.IExecutionStrategy last = new CommandLine.RunLast();
        return parsed.hasSubcommand()
                        && RUNNING_ON.contains(parsed.subcommand().commandSpec().name())
                ? last.execute(parsed)
                : new Limited(patience.command()).run(parsed, last);
    }

    private static void takeDashesAsText(CommandLine set) {
        if (set != null) {
            set.setUnmatchedOptionsArePositionalParams(true).setPosixClusteredShortOptionsAllowed(false);
        }
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Name a command: " + String.join(", ", COMMANDS.keySet()));
    }

    Terminal terminal() {
        return terminal;
    }

    Patience patience() {
        return patience;
    }

    Stack stack() {
        return new OutputsFile(outputs).stack(stackName);
    }

    /** Where this device keeps what is its own. */
    OwnersFiles files() {
        return new OwnersFiles(home.orElseGet(() -> terminal.variable(HOME)
                .map(path -> Path.of(SpoiltText.refuse("The variable " + HOME, path)))
                .orElseGet(() -> terminal.userHome().resolve(".cognito-sync"))));
    }

    Account account(Stack stack, AwsClients clients) {
        return new Account(stack, clients, files(), terminal.clock(), patience);
    }

    /** Does something that takes a stack and clients for it. */
    int with(StackWork work) {
        return with(stack -> new AwsClients(stack, patience), work);
    }

    /** The same with these clients. */
    int with(Function<Stack, AwsClients> open, StackWork work) {
        Stack stack = stack();
        try (AwsClients clients = open.apply(stack)) {
            return work.run(stack, clients).number();
        }
    }

    /** What {@link #with} does. */
    interface StackWork {
        /** Does it. */
        ExitCode run(Stack stack, AwsClients clients);
    }
}
