package cognitosync.localcloud.appsync.runtime;

import cognitosync.localcloud.protocol.AwsException;
import java.util.List;
import java.util.stream.Collectors;

/** Code that cannot be deployed. */
public final class CodeException extends AwsException {
    private final transient List<CodeError> errors;

    CodeException(List<CodeError> errors) {
        super(
                "BadRequestException",
                400,
                errors.stream()
                        .map(CodeError::toString)
                        .collect(Collectors.joining(" ", "The code contains one or more errors. ", "")));
        this.errors = List.copyOf(errors);
    }

    /** Everything that is wrong, from top to bottom. */
    public List<CodeError> errors() {
        return errors;
    }
}
