package cognitosync.device.command;

import cognitosync.device.aws.Failures;
import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.SyncServiceException;
import cognitosync.device.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Ends a failed command with one sentence and an exit code: the only place that maps kinds of failures to exit codes.
 *
 * @param terminal to print to
 * @param verbose whether the stack trace is shown
 */
record ErrorHandler(Terminal terminal, boolean verbose) {
    private static final Map<Class<? extends DeviceException>, ExitCode> EXIT_CODES = Map.of(
            DeviceException.NotFound.class, ExitCode.NOT_FOUND,
            DeviceException.InvalidInput.class, ExitCode.USAGE,
            DeviceException.NotSignedIn.class, ExitCode.NOT_SIGNED_IN,
            DeviceException.NotAllowed.class, ExitCode.NOT_ALLOWED,
            DeviceException.NetworkFailure.class, ExitCode.NETWORK_ERROR,
            DeviceException.LimitExceeded.class, ExitCode.NOT_WRITTEN,
            DeviceException.WriteConflict.class, ExitCode.NOT_WRITTEN,
            DeviceException.Interrupted.class, ExitCode.NOT_WRITTEN,
            DeviceException.InvalidFile.class, ExitCode.FILE,
            DeviceException.ServiceFailure.class, ExitCode.SERVICE);

    /** Prints the sentence and returns the exit code. */
    int handle(Exception failure) {
        Optional<DeviceException> known = known(failure);
        terminal.remark(known.map(Throwable::getMessage)
                .orElseGet(() -> Messages.text(
                        "command.internal-error", failure.getClass().getSimpleName())));
        if (verbose) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace, true));
            // Line by line and without tabs, because messages may contain text that others wrote.
            trace.toString().lines().map(line -> line.replace("\t", "    ")).forEach(terminal::remark);
        }
        return known.map(exception -> EXIT_CODES.get(exception.getClass()))
                .orElse(ExitCode.INTERNAL_ERROR)
                .number();
    }

    /** The failure as one of the known kinds; empty for an internal error. */
    static Optional<DeviceException> known(Exception failure) {
        if (failure instanceof DeviceException own) {
            return Optional.of(own);
        }
        if (failure instanceof SyncServiceException refusal) {
            return Optional.of(Failures.of(refusal.answer()));
        }
        return failure instanceof SdkException sdk ? Optional.of(Failures.of(sdk)) : Optional.empty();
    }
}
