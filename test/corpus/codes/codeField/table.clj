(ns shop.whatsapp
  (:require [clj-http.client :as http]))

(def url "https://graph.facebook.com/v20.0/106540352242922/messages")

(def answers
  {:closed  {:status 400 :error {:code ⟦131047⟧ :message "(#⟦131047⟧) Re-engagement message"}}
   :gone    {:status 400 :error {:code ⟦131026⟧ :message "undeliverable"}}
   :token   {:status 401 :error {:code ⟦190⟧ :type "OAuthException" :error_subcode 463}}
   :limit   {:status 400 :error {:code ⟦80007⟧ :fbtrace_id "A80"}}
   :fine    {:status 200 :messages [{:id "wamid.HBgL100"}]}})

(def retryable #{⟦4⟧ ⟦80007⟧ ⟦130429⟧ ⟦131056⟧})

(defn send-text [to body]
  (let [{:keys [status error]} (http/post url {:form-params {:messaging_product "whatsapp" :to to :body body}
                                               :socket-timeout 10000
                                               :connection-timeout 4000})]
    (cond
      (= 200 status) :sent
      (= ⟦131047⟧ (:code error)) :template
      (contains? retryable (:code error)) :later
      :else :failed)))

(def stores [{:id 4 :zip "13104" :code 33} {:id 10 :zip "13107" :code 190}])

(defn pages [rows] (partition-all 100 rows))
