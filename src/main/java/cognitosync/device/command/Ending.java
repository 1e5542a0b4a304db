package cognitosync.device.command;

import cognitosync.device.aws.Failures;
import cognitosync.device.terminal.DeviceException;
import cognitosync.device.terminal.ExitCode;
import cognitosync.device.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * How a command that failed ends: one sentence, and an exit code.
 *
 * @param terminal where it is said
 * @param verbose whether the stack trace is shown
 */
record Ending(Terminal terminal, boolean verbose) {
    int of(Exception failure) {
        DeviceException ending = sentence(failure);
        terminal.remark(ending.getMessage());
        if (verbose) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace, true));
            // Indented by tabs, and line by line: messages in it may hold what others wrote.
            trace.toString().lines().map(line -> line.replace("\t", "    ")).forEach(terminal::remark);
        }
        return ending.exitCode().number();
    }

    private static DeviceException sentence(Exception failure) {
        if (failure instanceof DeviceException device) {
            return device;
        }
        if (failure instanceof SdkException sdk) {
            return Failures.of(sdk);
        }
        return new DeviceException(
                ExitCode.DEFECT,
                "This program has made a mistake (" + failure.getClass().getSimpleName()
                        + "); run it with --verbose and report what it shows.",
                failure);
    }
}
