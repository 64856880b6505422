const { MongoClient } = require('mongodb')

let client
exports.put = async (kind, doc) => {
  client ??= await MongoClient.connect(process.env.MONGO_URL)
  await client.db('casting').collection(kind).updateOne({ _id: doc.id }, { $set: doc }, { upsert: true })
}
