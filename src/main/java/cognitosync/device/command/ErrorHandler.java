package cognitosync.device.command;

import cognitosync.device.aws.Failures;
import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.SyncServiceException;
import cognitosync.device.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Ends a failed command with one sentence and an exit code: the only place that maps kinds of failures to exit codes.
 *
 * @param terminal to print to
 * @param verbose whether the stack trace is shown
 */
record ErrorHandler(Terminal terminal, boolean verbose) {
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
        return known.map(exception -> exitCode(exception.kind()))
                .orElse(ExitCode.INTERNAL_ERROR)
                .number();
    }

    private static ExitCode exitCode(DeviceException.Kind kind) {
        return switch (kind) {
            case NOT_FOUND -> ExitCode.NOT_FOUND;
            case INVALID_INPUT -> ExitCode.USAGE;
            case NOT_SIGNED_IN -> ExitCode.NOT_SIGNED_IN;
            case NOT_ALLOWED -> ExitCode.NOT_ALLOWED;
            case NETWORK -> ExitCode.NETWORK_ERROR;
            case LIMIT_EXCEEDED, WRITE_CONFLICT, INTERRUPTED -> ExitCode.NOT_WRITTEN;
            case INVALID_FILE -> ExitCode.FILE;
            case SERVICE, UNREADABLE -> ExitCode.SERVICE;
        };
    }

    /** The failure as one of the known kinds; empty for an internal error. */
    static Optional<DeviceException> known(Exception failure) {
        if (failure instanceof DeviceException own) {
            return Optional.of(own);
        }
        if (failure instanceof SyncServiceException refusal) {
            return Optional.of(Failures.of(refusal));
        }
        return failure instanceof SdkException sdk ? Optional.of(Failures.of(sdk)) : Optional.empty();
    }
}
