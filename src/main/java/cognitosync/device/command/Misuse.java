package cognitosync.device.command;

import cognitosync.device.terminal.ExitCode;
import cognitosync.device.terminal.Terminal;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * How a command line that cannot be understood ends: with a sentence, not with pages of help behind which it is overlooked.
 *
 * @param terminal where it is said
 */
record Misuse(Terminal terminal) implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException misuse, String[] arguments) {
        terminal.remark(sentence(misuse));
        return ExitCode.USAGE.number();
    }

    private static String sentence(ParameterException misuse) {
        boolean ofACommand = misuse.getCommandLine().getParent() != null;
        if (!ofACommand && misuse instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            return "There is no command " + unmatched.getUnmatched().get(0) + ", but there are "
                    + String.join(", ", misuse.getCommandLine().getSubcommands().keySet()) + "; see --help.";
        }
        String said = misuse.getMessage().lines().findFirst().orElse("").replaceFirst("^Error: ", "");
        return said + "; "
                + (ofACommand
                        ? misuse.getCommandLine().getCommandName() + " --help shows what the command takes."
                        : "--help shows what there is.");
    }
}
