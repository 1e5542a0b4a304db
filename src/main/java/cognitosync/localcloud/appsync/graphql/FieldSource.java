package cognitosync.localcloud.appsync.graphql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;

/** Where one execution takes the values of fields from. */
interface FieldSource {
    /** The value of a field, and what went wrong. */
    DataFetcherResult<Object> fetch(DataFetchingEnvironment field);

    /** A field without a resolver: a member of the parent's value. */
    static DataFetcherResult<Object> member(DataFetchingEnvironment field) {
        return DataFetcherResult.newResult()
                .data(ResultValues.member(
                        field.getSource(), field.getFieldDefinition().getName()))
                .build();
    }

    /** The result of a mutation as a subscriber sees it, who gets no more than the mutation selected. */
    record Published(ObjectNode result) implements FieldSource {
        @Override
        public DataFetcherResult<Object> fetch(DataFetchingEnvironment field) {
            boolean isSubscription = field.getExecutionStepInfo().getPath().getLevel() == 1;
            return isSubscription ? DataFetcherResult.newResult().data(result).build() : member(field);
        }
    }
}
