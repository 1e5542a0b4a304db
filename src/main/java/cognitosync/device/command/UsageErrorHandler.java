package cognitosync.device.command;

import cognitosync.device.terminal.Terminal;
import java.util.Arrays;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * How a command line that cannot be understood ends: with a sentence, not with pages of help behind which it is overlooked.
 *
 * @param terminal where it is said
 */
record UsageErrorHandler(Terminal terminal) implements IParameterExceptionHandler {
    /** As picocli repeats what a conversion threw. */
    private static final Pattern CLASS_NAME = Pattern.compile("\\((?:[a-z]+\\.)+[A-Z]\\w*: ");

    @Override
    public int handleParseException(ParameterException misuse, String[] arguments) {
        terminal.remark(sentence(misuse, arguments));
        return ExitCode.USAGE.number();
    }

    private static String sentence(ParameterException misuse, String... arguments) {
        boolean ofACommand = misuse.getCommandLine().getParent() != null;
        if (!ofACommand && misuse instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            return "There is no command " + unmatched.getUnmatched().get(0) + ", but there are "
                    + String.join(", ", misuse.getCommandLine().getSubcommands().keySet()) + "; see --help.";
        }
        String said = CLASS_NAME
                .matcher(misuse.getMessage().lines().findFirst().orElse("").replaceFirst("^Error: ", ""))
                .replaceAll("(");
        return said + "; "
                + (meantAsText(misuse, arguments) ? "write -- before text that begins with a dash, and " : "")
                + (ofACommand
                        ? misuse.getCommandLine().getCommandName() + " --help shows what the command takes."
                        : "--help shows what there is.");
    }

    // What was taken for an option may have been meant as a key or a value.
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
