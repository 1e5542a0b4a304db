package cognitosync.device.command;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * Runs a command with a time limit: it ends with a sentence, whether it waits for the network, a lock or a file.
 *
 * @param timeout the limit
 */
record TimeLimit(Duration timeout) {

    int run(ParseResult parsed, CommandLine.IExecutionStrategy strategy) {
        FutureTask<Integer> command = new FutureTask<>(() -> strategy.execute(parsed));
        Thread thread = new Thread(command, "command");
        // Must not keep the process alive.
        thread.setDaemon(true);
        thread.start();
        CommandLine line = parsed.commandSpec().commandLine();
        try {
            return command.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw ended(line, Messages.text("command.timeout", timeout.toSeconds()), late);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ended(line, Messages.text("command.interrupted"), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("No other exception is possible", e.getCause());
        } finally {
            command.cancel(true);
        }
    }

    private static CommandLine.ExecutionException ended(CommandLine line, String sentence, Exception cause) {
        return new CommandLine.ExecutionException(
                line, sentence, new DeviceException(DeviceException.Kind.NETWORK, sentence, cause));
    }
}
