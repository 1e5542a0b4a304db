package cognitosync.device.command;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.remote.SyncServiceException;
import cognitosync.device.terminal.Terminal;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.cognitosync.model.CognitoSyncException;

class ErrorHandlerTest {
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @EnumSource
    void failure_ofEachKind_hasAnExitCode_andSaysItsSentence(DeviceException.Kind kind) {
        DeviceException failure = new DeviceException(kind, "What, and what to do.");
        assertThat(handled(failure)).isBetween(1, 8);
        assertThat(handled(failure.withMessage("Again."))).isEqualTo(handled(failure));
        assertThat(err.toString()).startsWith("What, and what to do." + System.lineSeparator() + "Again.");
    }

    @Test
    void refusalOfTheService_isTheFailureThatTheSdkTellsOf() {
        assertThat(handled(new SyncServiceException(CognitoSyncException.builder()
                        .statusCode(400)
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("LimitExceededException")
                                .errorMessage("Too many")
                                .build())
                        .build())))
                .isEqualTo(ExitCode.NOT_WRITTEN.number());
        assertThat(err.toString()).startsWith("Cognito Sync limit exceeded");
    }

    @Test
    void anythingElse_isAnInternalError() {
        assertThat(handled(new IllegalStateException("whatever"))).isEqualTo(70);
        assertThat(err.toString()).startsWith("Internal error (IllegalStateException). Run the command with --verbose");
    }

    private int handled(Exception failure) {
        Terminal terminal = new Terminal(
                Reader.nullReader(),
                Optional.empty(),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                false,
                () -> Instant.EPOCH,
                length -> {},
                address -> false,
                name -> null,
                Path.of("."));
        return new ErrorHandler(terminal, false).handle(failure);
    }
}
