package io.penstock.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Puts the buffers of a response into a store as they come; the client calls one method at a time. */
final class BodyReceiver implements BodySubscriber<HttpBody> {
    private final BodyStore store;
    private final CompletableFuture<HttpBody> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    BodyReceiver(BodyStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<HttpBody> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        Flow.Subscription source = subscription;
        if (source == null) {
            throw new IllegalStateException("bytes before a subscription");
        }
        try {
            for (ByteBuffer buffer : buffers) {
                byte[] bytes = new byte[buffer.remaining()];
                buffer.get(bytes);
                store.write(bytes, 0, bytes.length);
            }
            source.request(1);
        } catch (IOException e) {
            source.cancel();
            body.completeExceptionally(e);
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        try {
            body.complete(store.finish());
        } catch (IOException e) {
            body.completeExceptionally(e);
        }
    }
}
