package cognitosync.localcloud.appsync.graphql;

import cognitosync.localcloud.appsync.runtime.ResolverError;
import com.fasterxml.jackson.databind.JsonNode;
import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.language.Field;
import graphql.language.SourceLocation;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Optional;

/**
 * An error of one field, as AppSync tells it.
 *
 * @param message for the client
 * @param errorType its kind, if it has one
 * @param data of the field, as far as it is selected
 * @param errorInfo more about it
 * @param path of the field in the response
 * @param location of the field in the document
 */
record FieldError(
        String message,
        Optional<String> errorType,
        JsonNode data,
        JsonNode errorInfo,
        List<Object> path,
        SourceLocation location)
        implements GraphQLError {
    private static final long serialVersionUID = 1;

    /** An error of AppSync itself. */
    static FieldError of(DataFetchingEnvironment field, String errorType, String message) {
        return of(field, ResolverError.of(errorType, message));
    }

    /** An error of a resolver. */
    static FieldError of(DataFetchingEnvironment field, ResolverError error) {
        return new FieldError(
                error.message(),
                error.errorType(),
                Selection.of(field).project(error.data()),
                error.errorInfo(),
                field.getExecutionStepInfo().getPath().toList(),
                field.getField().getSourceLocation());
    }

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public List<SourceLocation> getLocations() {
        return List.of(location);
    }

    @Override
    public List<Object> getPath() {
        return path;
    }

    @Override
    public ErrorClassification getErrorType() {
        return ErrorType.DataFetchingException;
    }

    /** A field that the schema does not have for this caller. */
    record Undefined(Field field, String type) implements GraphQLError {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            return "Validation error of type FieldUndefined: Field '" + field.getName() + "' in type '" + type
                    + "' is undefined @ '" + field.getName() + "'";
        }

        @Override
        public List<SourceLocation> getLocations() {
            return List.of(field.getSourceLocation());
        }

        @Override
        public ErrorClassification getErrorType() {
            return ErrorType.ValidationError;
        }
    }
}
