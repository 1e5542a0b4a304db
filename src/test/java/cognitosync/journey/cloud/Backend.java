package cognitosync.journey.cloud;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where the journeys' stacks keep the data. The page is the same for all, so each journey runs with any; {@code
 * -Djourneys.backend} chooses.
 */
public enum Backend {
    COGNITO_SYNC("cognito-sync", "ListRecords", "UpdateRecords") {
        @Override
        public List<String> setWhereKnown() {
            return List.of(reading(), writing());
        }

        @Override
        StoredRecords stored(Outputs outputs) {
            return new StoredInCognitoSync(outputs);
        }
    },
    DYNAMODB("dynamodb", "GetItem", "PutItem") {
        @Override
        public List<String> setWhereKnown() {
            return List.of(writing());
        }

        @Override
        StoredRecords stored(Outputs outputs) {
            return new StoredInTable(outputs);
        }
    },
    APPSYNC("appsync", "changes", "update") {
        @Override
        public List<String> setWhereKnown() {
            return List.of(writing());
        }

        // The refusal says nothing of what is there instead.
        @Override
        public List<String> setOnceRefused() {
            return List.of(reading(), writing());
        }

        @Override
        StoredRecords stored(Outputs outputs) {
            return new StoredInTable(outputs);
        }
    };

    private final String word;
    private final String reading;
    private final String writing;

    /** @param word as the context value {@code backend} spells it */
    Backend(String word, String reading, String writing) {
        this.word = word;
        this.reading = reading;
        this.writing = writing;
    }

    /** The one that this run is for; Cognito Sync unless the property says otherwise. */
    public static Backend chosen() {
        String wanted = System.getProperty("journeys.backend", "");
        return wanted.isEmpty() ? COGNITO_SYNC : named(wanted);
    }

    static Backend named(String word) {
        return Stream.of(values())
                .filter(backend -> backend.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no backend " + word));
    }

    public String word() {
        return word;
    }

    /** The operation, or field, that lists the records of a dataset. */
    public String reading() {
        return reading;
    }

    /** The operation that changes them. */
    public String writing() {
        return writing;
    }

    /** The operations of a Set on a page that has listed or written the dataset since it was loaded. */
    public abstract List<String> setWhereKnown();

    /** Those of a Set that is decided again, because another device was ahead. */
    public List<String> setOnceRefused() {
        return setWhereKnown();
    }

    /** What the backend of a stack holds. */
    abstract StoredRecords stored(Outputs outputs);

    @Override
    public String toString() {
        return word;
    }
}
