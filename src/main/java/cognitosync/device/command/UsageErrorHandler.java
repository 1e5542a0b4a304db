package cognitosync.device.command;

import cognitosync.device.messages.Messages;
import cognitosync.device.terminal.Terminal;
import java.util.Arrays;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Ends an invalid command line with one sentence instead of the whole help, in which the error would be overlooked.
 *
 * @param terminal to print to
 */
record UsageErrorHandler(Terminal terminal) implements IParameterExceptionHandler {
    /** picocli puts the exception of a conversion into its message. */
    private static final Pattern CLASS_NAME = Pattern.compile("\\((?:[a-z]+\\.)+[A-Z]\\w*: ");

    @Override
    public int handleParseException(ParameterException misuse, String[] arguments) {
        terminal.remark(sentence(misuse, arguments));
        return ExitCode.USAGE.number();
    }

    private static String sentence(ParameterException misuse, String... arguments) {
        CommandLine line = misuse.getCommandLine();
        String command = line.getCommandSpec().qualifiedName();
        if (line.getParent() == null
                && misuse instanceof UnmatchedArgumentException unmatched
                && !unmatched.isUnknownOption()) {
            return Messages.text(
                    "arguments.help",
                    Messages.text(
                            "arguments.unknown-command",
                            unmatched.getUnmatched().get(0),
                            String.join(
                                    ", ",
                                    misuse.getCommandLine().getSubcommands().keySet())),
                    command);
        }
        String error = CLASS_NAME
                .matcher(misuse.getMessage().lines().findFirst().orElse("").replaceFirst("^Error: ", ""))
                .replaceAll("(");
        return meantAsText(misuse, arguments)
                ? Messages.text("arguments.dash", error, command)
                : Messages.text("arguments.help", error, command);
    }

    // What looks like an option may be a key or a value.
    private static boolean meantAsText(ParameterException misuse, String... arguments) {
        return !misuse.getCommandLine().getCommandSpec().positionalParameters().isEmpty()
                && !Arrays.asList(arguments).contains("--")
                && (misuse instanceof UnmatchedArgumentException unmatched
                        ? unmatched.isUnknownOption()
                        : misuse instanceof MissingParameterException missing
                                && missing.getMissing().stream().anyMatch(ArgSpec::isPositional)
                                && arguments[arguments.length - 1].startsWith("-"));
    }
}
