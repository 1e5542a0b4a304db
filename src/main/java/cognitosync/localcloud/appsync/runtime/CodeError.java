package cognitosync.localcloud.appsync.runtime;

/**
 * A place in a resolver's code that the runtime does not support.
 *
 * @param errorType {@code LINT_ERROR} or {@code PARSER_ERROR}
 * @param rule of the linter or compiler that AWS checks with
 * @param value what is wrong, naming the construct
 * @param line from 1
 * @param column from 1
 * @param span its length, -1 if it goes over lines
 * @see <a href="https://docs.aws.amazon.com/appsync/latest/APIReference/API_CodeError.html">CodeError</a>
 */
public record CodeError(String errorType, String rule, String value, int line, int column, int span) {
    @Override
    public String toString() {
        return "code.js(" + line + "," + column + "): error " + rule + ": " + value;
    }
}
