package cognitosync.device.command;

import cognitosync.device.messages.Messages;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Rejects numbers below the minimum of an option. */
final class AtLeast {
    private AtLeast() {}

    static int of(CommandSpec spec, String option, int least, int number) {
        if (number < least) {
            throw new ParameterException(
                    spec.commandLine(), Messages.text("arguments.too-small", option, number, least));
        }
        return number;
    }
}
