package cognitosync.device.command;

import cognitosync.device.messages.Messages;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses numbers that an option has no use for. */
final class AtLeast {
    private AtLeast() {}

    static int of(CommandSpec spec, String option, int least, int number) {
        if (number < least) {
            throw new ParameterException(spec.commandLine(), Messages.text("arguments.too-small", option, number, least));
        }
        return number;
    }
}
